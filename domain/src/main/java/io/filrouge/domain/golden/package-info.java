/** The golden record: which of several values of a field survives for a customer, and why. */
package io.filrouge.domain.golden;
