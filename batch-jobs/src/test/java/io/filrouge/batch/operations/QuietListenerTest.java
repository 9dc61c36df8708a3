package io.filrouge.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.settings.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class QuietListenerTest {
  private final List<String> warnings = new ArrayList<>();

  @Test
  void tellsOnceOfAListenerThatFails() {
    end(
        () ->
            failing(
                new IllegalStateException("https://me:s3cret@host", new ArithmeticException())));

    assertThat(warnings).containsExactly("Cannot listen (ArithmeticException)");
  }

  @Test
  void standsALibraryOfAnotherVersion() {
    end(() -> failing(new NoSuchMethodError("emit")));

    assertThat(warnings).containsExactly("Cannot listen (NoSuchMethodError)");
  }

  @Test
  void standsALibraryThatIsNotThere() {
    end(
        () -> {
          throw new NoClassDefFoundError("io/openlineage/client/OpenLineage");
        });

    assertThat(warnings).containsExactly("Cannot listen (NoClassDefFoundError)");
  }

  private void end(Supplier<RunListener> listener) {
    QuietListener quiet = new QuietListener(listener, "Cannot listen", warnings::add);
    quiet.runEnded(Outcome.DONE);
    quiet.runEnded(Outcome.DONE);
  }

  private static RunListener failing(RuntimeException failure) {
    return new RunListener() {
      @Override
      public void runEnded(Outcome outcome) {
        throw failure;
      }
    };
  }

  private static RunListener failing(Error failure) {
    return new RunListener() {
      @Override
      public void runEnded(Outcome outcome) {
        throw failure;
      }
    };
  }
}
