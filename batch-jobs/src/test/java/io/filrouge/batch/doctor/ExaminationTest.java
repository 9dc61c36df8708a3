package io.filrouge.batch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.settings.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExaminationTest {
  private static final Diagnosis FINE = Diagnosis.ok("cores", "2 cores");
  private static final Diagnosis WARNED = Diagnosis.warning("cores", "1 core", "get 2");
  private static final Diagnosis WRONG = Diagnosis.wrong("lake.uri", "is full", "make room");
  private static final Diagnosis MISSING = Diagnosis.missing("sources", "no file", "bring it");

  @Test
  void tellsInTheOrderOfTheChecksWhatEachSees() {
    List<Diagnosis> told = new ArrayList<>();

    List<Diagnosis> all =
        examine(
            told,
            Duration.ofMinutes(1),
            check(() -> List.of(FINE, WARNED)),
            check(List::of),
            check(() -> List.of(WRONG)));

    assertThat(all).containsExactly(FINE, WARNED, WRONG).isEqualTo(told);
  }

  @Test
  void tellsOnceWhatTwoChecksSayInTheSameSentence() {
    Diagnosis sentence = Diagnosis.wrong("a", "Cannot read shop.time-zone: x", "give one");
    Diagnosis again = Diagnosis.wrong("b", "Cannot read shop.time-zone: x", "give one");
    Diagnosis elsewhere = Diagnosis.wrong("exports.uri", "is full", "make room");

    assertThat(
            examine(
                new ArrayList<>(),
                Duration.ofMinutes(1),
                check(() -> List.of(sentence, WRONG)),
                check(() -> List.of(again, elsewhere))))
        .containsExactly(sentence, WRONG, elsewhere);
  }

  @Test
  void namesAClassThatNoJarHas() {
    List<Diagnosis> all =
        examine(
            new ArrayList<>(),
            Duration.ofMinutes(1),
            check(
                () -> {
                  throw new IllegalStateException(
                      new ClassNotFoundException("Class org.example.S3 not found"));
                }));

    assertThat(all)
        .containsExactly(
            Diagnosis.wrong(
                "it",
                "needs a class that no jar has: org.example.S3",
                "name the jar that has it in FILROUGE_CLASS_PATH"));
  }

  @Test
  void goesOnAfterAFailureWithoutRepeatingWhatALibrarySaid() {
    List<Diagnosis> all =
        examine(
            new ArrayList<>(),
            Duration.ofMinutes(1),
            check(
                () -> {
                  throw new IllegalStateException("jo@example.com");
                }),
            check(
                () -> {
                  throw Failure.input("Cannot read it: gone; bring it");
                }),
            check(() -> List.of(FINE)));

    assertThat(all)
        .extracting(Diagnosis::found)
        .containsExactly(
            "cannot be looked at: IllegalStateException", "Cannot read it: gone", "2 cores");
    assertThat(all.get(1).remedy()).isEqualTo("bring it");
    assertThat(Summary.of(all).exitCode()).isEqualTo(2);
  }

  @Test
  void isHeldUpByNobodyWhoHangs() {
    CountDownLatch released = new CountDownLatch(1);

    List<Diagnosis> all =
        examine(
            new ArrayList<>(),
            Duration.ofMillis(50),
            check(
                () -> {
                  released.await();
                  return List.of();
                }),
            check(() -> List.of(FINE)));
    released.countDown();

    assertThat(all.get(0).found()).startsWith("no answer within ");
    assertThat(all).contains(FINE);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, '1 ok, 0 warnings, nothing wrong'",
    "1, 0, 0, '1 ok, 1 warning, nothing wrong'",
    "2, 1, 2, '1 ok, 2 warnings, 1 wrong: mend the machine or the configuration'",
  })
  void addsUp(int warnings, int wrong, int exitCode, String sentence) {
    List<Diagnosis> all = new ArrayList<>(List.of(FINE));
    for (int i = 0; i < warnings; i++) {
      all.add(WARNED);
    }
    for (int i = 0; i < wrong; i++) {
      all.add(WRONG);
    }

    assertThat(Summary.of(all).exitCode()).isEqualTo(exitCode);
    assertThat(Summary.of(all).sentence()).isEqualTo(sentence);
  }

  @Test
  void anInputThatIsMissingComesBehindAConfigurationThatIsWrong() {
    assertThat(Summary.of(List.of(FINE, MISSING)).exitCode()).isEqualTo(3);
    assertThat(Summary.of(List.of(FINE, MISSING)).sentence())
        .isEqualTo("1 ok, 0 warnings, 1 wrong: an input is missing");
    assertThat(Summary.of(List.of(MISSING, WRONG)).exitCode()).isEqualTo(2);
  }

  private static List<Diagnosis> examine(List<Diagnosis> told, Duration patience, Check... checks) {
    return new Examination(patience, text -> text).of(List.of(checks), told::add);
  }

  private static Check check(Callable<List<Diagnosis>> look) {
    return new Check() {
      @Override
      public String subject() {
        return "it";
      }

      @Override
      public List<Diagnosis> look() {
        try {
          return look.call();
        } catch (RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }
}
