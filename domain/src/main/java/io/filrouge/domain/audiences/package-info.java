/** Who leaves for a campaign tool, as what, and what has changed since the tool was last told. */
package io.filrouge.domain.audiences;
