/**
 * Whether a night's tables look like those of the night before: their row counts, how their values
 * spread, and how old the newest rows are.
 */
package io.filrouge.domain.quality;
