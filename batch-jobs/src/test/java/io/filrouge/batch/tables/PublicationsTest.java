package io.filrouge.batch.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Failure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PublicationsTest {
  private final Publications publications = new Publications();
  private final List<String> published = new CopyOnWriteArrayList<>();

  @Test
  void tellsWhoWaitsForATableAndNotAgainOnClosing() {
    Failure failure = Failure.quality("broken");
    publications.submit("orders", () -> fail(failure));

    assertThatThrownBy(() -> publications.await("orders")).isSameAs(failure);
    assertThatCode(publications::awaitAll).doesNotThrowAnyException();
  }

  @Test
  void tellsOnClosingWhatNobodyWaitedFor() {
    Failure failure = Failure.quality("broken");
    publications.submit("orders", () -> fail(failure));
    publications.submit("orders", () -> published.add("orders"));

    assertThatThrownBy(publications::awaitAll).isSameAs(failure);
    assertThat(published).isEmpty();
  }

  @Test
  void beginsNoOtherTableAfterOneThatFailedUntilAllAreAwaited() {
    publications.submit("orders", () -> fail(new IOException("checked, and not declared")));
    assertThatThrownBy(() -> publications.await("orders"))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IOException.class);

    publications.submit("products", () -> published.add("products"));
    assertThatThrownBy(publications::awaitAll).hasCauseInstanceOf(IOException.class);
    publications.submit("records", () -> published.add("records"));
    publications.awaitAll();

    assertThat(published).containsExactly("records");
  }

  @Test
  void publishesOneTableInTheOrderOfTheCallsAndOthersMeanwhile() {
    CountDownLatch isOtherPublished = new CountDownLatch(1);
    publications.submit(
        "orders",
        () -> {
          await(isOtherPublished);
          published.add("orders 1");
        });
    publications.submit("orders", () -> published.add("orders 2"));
    publications.submit(
        "products",
        () -> {
          published.add("products");
          isOtherPublished.countDown();
        });
    publications.awaitAll();

    assertThat(published).containsExactly("products", "orders 1", "orders 2");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void fail(Throwable failure) throws E {
    throw (E) failure;
  }
}
