/** Records of every released version of a contract, whichever release wrote them. */
package io.filrouge.schemas.releases;
