/**
 * Segments of customers in plain Java: RFM, Pareto classes, the stages of a relationship, what
 * customers are, their habits and interests, and their stays in all of these.
 */
package io.filrouge.domain.segments;
