/** The page of a night: what people look at in the morning. */
package io.filrouge.batch.report;
