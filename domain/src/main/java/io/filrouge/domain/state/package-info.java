/** How what is remembered is written down, by release after release. */
package io.filrouge.domain.state;
