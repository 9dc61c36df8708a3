/** How a command gets to a Spark cluster: by which spark-submit, with which jars and arguments. */
package io.filrouge.batch.submission;
