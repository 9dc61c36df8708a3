/** Segments of customers in plain Java: RFM, Pareto classes and the stages of a relationship. */
package io.filrouge.domain.segments;
