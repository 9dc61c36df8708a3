/** The one hash that ids, identifiers, checksums and versions are made with. */
package io.filrouge.domain.hashes;
