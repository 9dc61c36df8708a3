package io.filrouge.streaming.triggers;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits as Kafka's own committer does, and says aloud what that one passes over: a transaction
 * that was prepared by a completed checkpoint and cannot be committed any more is given up, the job
 * goes on, and nothing decides again what was in it.
 *
 * <p>After a restart everything that the last checkpoint prepared is committed once more. Where it
 * was committed before, and the name of the transaction has been used again since, Kafka refuses
 * that in the same words, and nothing is lost: what this process has committed is known to it, and
 * what an earlier process left a short while ago Kafka cannot have dropped yet.
 */
final class LossTellingCommitter implements Committer<KafkaCommittable> {
  private static final Logger LOG = LoggerFactory.getLogger(LossTellingCommitter.class);

  /** What this process has committed last, by the name of the transaction: outlives restarts. */
  private static final Map<String, Transaction> COMMITTED = new ConcurrentHashMap<>();

  private final Committer<KafkaCommittable> committer;
  private final boolean canLoseInheritance;
  private final Counter lost;

  /**
   * @param committer commits
   * @param canLoseInheritance whether Kafka can have dropped what an earlier process left
   * @param lost counts transactions that were given up
   */
  LossTellingCommitter(
      Committer<KafkaCommittable> committer, boolean canLoseInheritance, Counter lost) {
    this.committer = committer;
    this.canLoseInheritance = canLoseInheritance;
    this.lost = lost;
  }

  @Override
  public void commit(Collection<CommitRequest<KafkaCommittable>> requests)
      throws IOException, InterruptedException {
    List<Heard> heard = requests.stream().map(Heard::new).toList();
    committer.commit(List.copyOf(heard));
    heard.stream()
        .filter(request -> !request.isSignalled)
        .map(request -> Transaction.of(request.getCommittable()))
        .forEach(transaction -> COMMITTED.put(transaction.name(), transaction));
  }

  @Override
  public void close() throws Exception {
    committer.close();
  }

  private void givenUp(KafkaCommittable prepared, Throwable reason) {
    Transaction transaction = Transaction.of(prepared);
    if (transaction.equals(COMMITTED.get(transaction.name()))) {
      return;
    }
    boolean isInherited = prepared.getProducer().isEmpty();
    if (isInherited && !canLoseInheritance) {
      COMMITTED.put(transaction.name(), transaction);
      return;
    }
    lost.inc();
    LOG.error(
        "Cannot commit transaction {}, which a completed checkpoint has prepared: {}. Kafka has"
            + " dropped it, after stream.kafka.transaction-timeout or because another job uses the"
            + " same stream.kafka.transactional-id-prefix; what was in it is lost, and not decided"
            + " again. List it by 'bin/filrouge stream lost' (nothing, if it was committed before"
            + " the job was killed), and publish it by 'bin/filrouge stream lost --republish'",
        transaction.name(),
        reason.getClass().getSimpleName());
  }

  /** What tells one transaction from others, also of the same name. */
  private record Transaction(String name, long producerId, short epoch) {
    static Transaction of(KafkaCommittable prepared) {
      return new Transaction(
          prepared.getTransactionalId(), prepared.getProducerId(), prepared.getEpoch());
    }
  }

  /** A request whose failure is heard of. */
  private final class Heard implements CommitRequest<KafkaCommittable> {
    private final CommitRequest<KafkaCommittable> request;
    private boolean isSignalled;

    Heard(CommitRequest<KafkaCommittable> request) {
      this.request = request;
    }

    @Override
    public KafkaCommittable getCommittable() {
      return request.getCommittable();
    }

    @Override
    public int getNumberOfRetries() {
      return request.getNumberOfRetries();
    }

    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
      isSignalled = true;
      givenUp(getCommittable(), reason);
      request.signalFailedWithKnownReason(reason);
    }

    /** Fails the job, which tries again from its last checkpoint. */
    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
      isSignalled = true;
      request.signalFailedWithUnknownReason(reason);
    }

    @Override
    public void retryLater() {
      isSignalled = true;
      request.retryLater();
    }

    @Override
    public void updateAndRetryLater(KafkaCommittable committable) {
      isSignalled = true;
      request.updateAndRetryLater(committable);
    }

    @Override
    public void signalAlreadyCommitted() {
      request.signalAlreadyCommitted();
    }
  }
}
