/** One customer id a person: the identity graph over all sources, and ids that stay. */
package io.filrouge.batch.identity;
