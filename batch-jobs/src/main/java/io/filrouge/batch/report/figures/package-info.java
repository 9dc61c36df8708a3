/** What the page of a night tells, as plain Java: figures, their definitions and their trends. */
package io.filrouge.batch.report.figures;
