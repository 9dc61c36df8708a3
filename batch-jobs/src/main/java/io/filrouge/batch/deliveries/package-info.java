/** The night's customer_360 in the databases of other tools. */
package io.filrouge.batch.deliveries;
