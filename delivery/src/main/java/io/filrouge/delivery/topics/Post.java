package io.filrouge.delivery.topics;

import io.filrouge.delivery.http.Lanes;
import io.filrouge.delivery.http.Letter;
import io.filrouge.delivery.http.Outcome;
import io.filrouge.delivery.http.Tally;
import io.filrouge.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Brings the records of one poll to their end, and notes it in the ledger. */
final class Post {
  /** What of a record is to be delivered. */
  interface Reading {
    /** The record as it is in its first topic; its letter is empty when it cannot be read. */
    Content read(ConsumerRecord<byte[], byte[]> record);
  }

  /**
   * A record, and what is to be posted of it.
   *
   * @param origin the record as a dead letter would name it
   * @param letter empty when it cannot be read
   * @param isDropped whether there is nothing to be done about it any more
   */
  record Content(DeadLetter origin, Optional<Letter> letter, boolean isDropped) {}

  private final Lanes lanes;
  private final Ledger ledger;
  private final Tally tally;

  Post(Lanes lanes, Ledger ledger, Tally tally) {
    this.lanes = lanes;
    this.ledger = ledger;
    this.tally = tally;
  }

  void deliver(Feed feed, List<ConsumerRecord<byte[], byte[]>> records, Reading reading)
      throws InterruptedException {
    if (records.isEmpty()) {
      return;
    }
    List<Content> contents = records.stream().map(reading::read).toList();
    List<Letter> letters = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    Set<Integer> done = new HashSet<>();
    List<DeadLetter> dead = new ArrayList<>();
    for (int place = 0; place < contents.size(); place++) {
      Content content = contents.get(place);
      if (content.letter().isPresent() && !content.isDropped()) {
        letters.add(content.letter().get());
        places.add(place);
        continue;
      }
      done.add(place);
      if (!content.isDropped()) {
        tally.dead();
        dead.add(because(content.origin(), "unreadable"));
      }
    }
    ConcurrentMap<Integer, Outcome> outcomes = new ConcurrentHashMap<>();
    try {
      lanes.deliver(letters, outcomes);
    } finally {
      // Also when nobody was at home any more: what has arrived need not come again.
      outcomes.forEach(
          (letter, outcome) -> {
            Content content = contents.get(places.get(letter));
            done.add(places.get(letter));
            outcome.reason().ifPresent(reason -> dead.add(because(content.origin(), reason)));
          });
      ledger.settle(feed.reached(records, done), dead);
    }
  }

  /** The record as it came. */
  static DeadLetter origin(ConsumerRecord<byte[], byte[]> record) {
    return DeadLetter.newBuilder()
        .setTopic(record.topic())
        .setPartition(record.partition())
        .setOffset(record.offset())
        .setReason("")
        .setRecord(ByteBuffer.wrap(record.value() == null ? new byte[0] : record.value()))
        .build();
  }

  private static DeadLetter because(DeadLetter origin, String reason) {
    return DeadLetter.newBuilder(origin).setReason(reason).build();
  }
}
