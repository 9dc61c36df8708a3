/** The customer-360 table, and its course over time. */
package io.filrouge.batch.customer360;
