package io.filrouge.batch.doctor;

import java.util.List;
import java.util.OptionalLong;

/**
 * Whether the memory that a night is given is there.
 *
 * @param heap what Java's {@code -Xmx} gets: {@code FILROUGE_HEAP}, or the launcher's default
 */
record HeapCheck(Machine machine, String heap) implements Check {
  /** Beside its heap a night needs memory for code, threads and buffers. */
  private static final double MOST = 0.85;

  private static final long LEAST = 512 * Sizes.MEBIBYTE;

  @Override
  public String subject() {
    return "memory";
  }

  @Override
  public List<Diagnosis> look() {
    OptionalLong asked = Sizes.ofOption(heap);
    if (asked.isEmpty()) {
      return List.of(
          Diagnosis.wrong(
              subject(),
              "FILROUGE_HEAP is " + heap + ", which Java refuses",
              "write a number with m or g, as in FILROUGE_HEAP=4g"));
    }
    return List.of(judged(asked.getAsLong()));
  }

  private Diagnosis judged(long asked) {
    String has = "a night takes up to " + Sizes.words(asked) + " (FILROUGE_HEAP) of " + memory();
    if (asked < LEAST) {
      return Diagnosis.wrong(
          subject(),
          "a night gets " + Sizes.words(asked) + ", too little for the engine",
          "set FILROUGE_HEAP=4g, or 1g for a small shop");
    }
    if (asked > machine.memory()) {
      return Diagnosis.wrong(subject(), has, "set FILROUGE_HEAP=" + fitting());
    }
    if (asked > machine.memory() * MOST) {
      return Diagnosis.warning(
          subject(), has + ", which leaves too little beside it", "set FILROUGE_HEAP=" + fitting());
    }
    if (asked > machine.available()) {
      return Diagnosis.warning(
          subject(),
          has + ", of which others have left " + Sizes.words(machine.available()),
          "stop what else runs there, or set FILROUGE_HEAP lower");
    }
    return Diagnosis.ok(subject(), has);
  }

  private String memory() {
    String words = Sizes.words(machine.memory());
    return machine.memory() < machine.installed()
        ? words
            + " that the container may use (the machine has "
            + Sizes.words(machine.installed())
            + ")"
        : words;
  }

  private String fitting() {
    return Math.max(LEAST, (long) (machine.memory() * MOST)) / Sizes.MEBIBYTE + "m";
  }
}
