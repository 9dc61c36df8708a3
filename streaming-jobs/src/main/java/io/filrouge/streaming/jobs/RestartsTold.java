package io.filrouge.streaming.jobs;

import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobExecutionStatusEvent;
import org.apache.flink.core.execution.JobStatusChangedEvent;
import org.apache.flink.core.execution.JobStatusChangedListener;
import org.apache.flink.core.execution.JobStatusChangedListenerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when the job fails and goes on within its process, which nobody would hear of. Why is not
 * told to listeners, and the engine's own words may quote rows.
 */
public final class RestartsTold implements JobStatusChangedListener {
  private static final Logger LOG = LoggerFactory.getLogger(RestartsTold.class);

  /** Made by the engine, by its name in the settings. */
  public static final class Factory implements JobStatusChangedListenerFactory {
    @Override
    public JobStatusChangedListener createListener(Context context) {
      return new RestartsTold();
    }
  }

  @Override
  public void onEvent(JobStatusChangedEvent event) {
    if (event instanceof JobExecutionStatusEvent change
        && change.newStatus() == JobStatus.RESTARTING) {
      LOG.error(
          "The job has failed and goes on from its last completed checkpoint; if it goes on like"
              + " this, look at the checkpoints' disk and at Kafka. The engine says why to a"
              + " configuration of Log4j of your own (FILROUGE_LOG4J), and may quote rows");
    }
  }
}
