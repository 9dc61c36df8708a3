package io.filrouge.batch.doctor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether a folder can be written, or made, and has room. What is written is taken away again.
 *
 * @param isNeeded whether nights fail without it
 */
record FolderCheck(Place place, boolean isNeeded) implements Check {
  private static final long TOO_LITTLE = 200 * Sizes.MEBIBYTE;
  private static final long LITTLE = 2 * Sizes.GIBIBYTE;
  private static final long FEW_FILES = 50_000;

  @Override
  public String subject() {
    return place.key();
  }

  @Override
  public List<Diagnosis> look() {
    return place
        .folder()
        .map(this::local)
        .map(seen -> List.of(isNeeded ? seen : seen.softened()))
        .orElseGet(
            () -> List.of(Diagnosis.ok(subject(), "not on this machine, told by the first run")));
  }

  private Diagnosis local(Path folder) {
    Path there = nearest(folder);
    if (!Files.isDirectory(there)) {
      return Diagnosis.wrong(
          subject(), there + " is a file where a folder should be", "move it, or set " + subject());
    }
    try {
      Files.delete(Files.createTempFile(there, ".filrouge-doctor-", ".tmp"));
    } catch (IOException e) {
      return Diagnosis.wrong(
          subject(),
          folder
              + " cannot be "
              + (there.equals(folder) ? "written" : "made in " + there)
              + " ("
              + e.getClass().getSimpleName()
              + ")",
          (e instanceof AccessDeniedException
                  ? "let user " + System.getProperty("user.name") + " write there"
                  : "see whether its disk is full or read-only")
              + ", or set "
              + subject());
    }
    try {
      FileStore disk = Files.getFileStore(there);
      String words = folder + (there.equals(folder) ? " can be written" : " can be made") + ", ";
      return room(words, disk.getUsableSpace(), Inodes.free(there));
    } catch (IOException e) {
      return Diagnosis.ok(subject(), folder + " can be written");
    }
  }

  /** Judges how much room there is. */
  Diagnosis room(String words, long bytes, OptionalLong files) {
    String free = words + Sizes.words(bytes) + " free";
    String remedy = "make room, or set " + subject() + " to another disk";
    if (bytes < TOO_LITTLE) {
      return Diagnosis.wrong(subject(), free, remedy);
    }
    if (files.isPresent() && files.getAsLong() < FEW_FILES) {
      return Diagnosis.warning(
          subject(), free + ", but room for " + files.getAsLong() + " files only", remedy);
    }
    return bytes < LITTLE
        ? Diagnosis.warning(subject(), free, remedy)
        : Diagnosis.ok(subject(), free);
  }

  private static Path nearest(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }
}
