/** How the live job gets to a Flink cluster, and how it is spoken to there. */
package io.filrouge.streaming.submission;
