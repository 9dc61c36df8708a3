/** Lifetime value and churn of each customer, from the purchase models of the domain. */
package io.filrouge.batch.scores;
