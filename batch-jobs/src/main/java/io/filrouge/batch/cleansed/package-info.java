/** From what sources deliver to tables that can be relied on, with every row accounted for. */
package io.filrouge.batch.cleansed;
