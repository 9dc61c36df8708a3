/** The page of a night as HTML and SVG, in plain Java. */
package io.filrouge.batch.report.page;
