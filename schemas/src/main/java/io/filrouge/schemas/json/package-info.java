/** Records of the contracts as JSON. */
package io.filrouge.schemas.json;
