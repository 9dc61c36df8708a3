package io.filrouge.batch.doctor;

import io.filrouge.settings.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Runs checks beside each other and tells what they see in their order. One that fails or hangs, as
 * on a network folder whose server is away, is told as such and holds up none of the others.
 */
final class Examination {
  private static final String SENTENCE = "Cannot ";

  private final Duration patience;
  private final UnaryOperator<String> words;

  /**
   * @param patience how long all of it may take
   * @param words takes what nobody may read out of what is told
   */
  Examination(Duration patience, UnaryOperator<String> words) {
    this.patience = patience;
    this.words = words;
  }

  /** Runs all; what two of them see is told once. */
  List<Diagnosis> of(List<Check> checks, Consumer<Diagnosis> teller) {
    ExecutorService threads =
        // A thread each: those that hang must not keep the others waiting.
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "doctor");
              thread.setDaemon(true);
              return thread;
            });
    List<Future<List<Diagnosis>>> running =
        checks.stream().map(check -> threads.submit(check::look)).toList();
    long until = System.nanoTime() + patience.toNanos();
    List<Diagnosis> all = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (int i = 0; i < checks.size(); i++) {
      for (Diagnosis seen : answer(checks.get(i), running.get(i), until)) {
        Diagnosis safe = seen.said(words);
        if (!isSentence(safe) || told.add(safe.found())) {
          all.add(safe);
          teller.accept(safe);
        }
      }
    }
    threads.shutdownNow();
    return all;
  }

  private List<Diagnosis> answer(Check check, Future<List<Diagnosis>> running, long until) {
    try {
      return running.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return List.of(
          Diagnosis.wrong(
              check.subject(),
              "no answer within " + patience.toSeconds() + " s",
              "see whether its disk or network hangs"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.engine("Cannot go on looking: interrupted; run it again");
    } catch (ExecutionException e) {
      return List.of(failed(check, e.getCause()));
    }
  }

  // What a command would say names what it is about.
  private static boolean isSentence(Diagnosis seen) {
    return seen.found().startsWith(SENTENCE);
  }

  // A library's own message may hold data or secrets.
  private static Diagnosis failed(Check check, Throwable reason) {
    if (reason instanceof Failure failure) {
      return Diagnosis.of(check.subject(), failure);
    }
    for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClassNotFoundException) {
        return Diagnosis.wrong(
            check.subject(),
            "needs a class that no jar has: " + named(cause),
            "name the jar that has it in FILROUGE_CLASS_PATH");
      }
    }
    return Diagnosis.wrong(
        check.subject(),
        "cannot be looked at: " + reason.getClass().getSimpleName(),
        "run the command that needs it with FILROUGE_DEBUG=1, which tells more and may show data");
  }

  // Hadoop says "Class x.Y not found", Java the class alone.
  private static String named(Throwable missing) {
    return String.valueOf(missing.getMessage()).replaceAll("^Class (\\S+) not found$", "$1");
  }
}
