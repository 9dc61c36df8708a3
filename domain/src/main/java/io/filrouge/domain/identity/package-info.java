/**
 * Who is one person: from raw identifiers to customer ids that stay.
 *
 * <p>The way through: {@link io.filrouge.domain.identity.IdentifierReader} turns a raw value into
 * an {@link io.filrouge.domain.identity.Identifier} or says why not; {@link
 * io.filrouge.domain.identity.IdentityGraph} joins identifiers that were seen together, within
 * {@link io.filrouge.domain.identity.Limits}; {@link io.filrouge.domain.identity.CustomerIds} gives
 * every component an id that survives the next night.
 */
package io.filrouge.domain.identity;
