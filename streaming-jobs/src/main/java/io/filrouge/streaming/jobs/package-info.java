/** Which command runs which streaming job. */
package io.filrouge.streaming.jobs;
