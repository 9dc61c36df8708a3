package io.filrouge.streaming.submission;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import org.apache.flink.api.common.JobID;

/**
 * Ids of jobs that are submitted. Two launchers that see the same state of affairs choose the same
 * id, and a JobManager takes an id once: of two that submit at once, one is refused.
 */
final class JobIds {

  /**
   * @param name of the job
   * @param from what it goes on from, or null
   * @param ended jobs of that name that the cluster remembers
   * @param refused how many ids were refused, of jobs that the cluster no longer lists: it forgets
   *     them after a while, and their ids never
   */
  static JobID next(String name, String from, Collection<JobID> ended, int refused) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update((name + '\n' + from + '\n').getBytes(StandardCharsets.UTF_8));
      ended.stream()
          .map(JobID::toHexString)
          .sorted()
          .forEach(id -> digest.update(id.getBytes(StandardCharsets.UTF_8)));
      if (refused > 0) {
        digest.update(("\n" + refused).getBytes(StandardCharsets.UTF_8));
      }
      ByteBuffer hash = ByteBuffer.wrap(digest.digest());
      return new JobID(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private JobIds() {}
}
