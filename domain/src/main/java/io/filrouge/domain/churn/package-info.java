/** A churn model that is learnt from what customers did before, and how it is held to what came. */
package io.filrouge.domain.churn;
