package io.filrouge.batch.localfiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Local files, whose permissions and links are handled by Java. Without its native library Hadoop
 * starts {@code chmod} and {@code readlink} as processes, hundreds of them in a night. A file that
 * must not exist yet is made for one of those who ask at once, as on other file systems.
 */
final class DirectLocalFileSystem extends RawLocalFileSystem {
  /** From the least bit of an octal mode upwards. */
  private static final PosixFilePermission[] BITS = {
    PosixFilePermission.OTHERS_EXECUTE,
    PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_READ,
    PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.GROUP_WRITE,
    PosixFilePermission.GROUP_READ,
    PosixFilePermission.OWNER_EXECUTE,
    PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_READ
  };

  private static final int NINE_BITS = 0777;

  @Override
  public void setPermission(Path path, FsPermission permission) throws IOException {
    int mode = permission.toShort();
    if ((mode & ~NINE_BITS) != 0 || !isPosix(path)) {
      super.setPermission(path, permission);
      return;
    }
    Files.setPosixFilePermissions(nio(path), permissions(mode));
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      boolean isOverwritten,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    claim(path, isOverwritten);
    return super.create(path, true, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean isOverwritten,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    claim(path, isOverwritten);
    return super.create(path, permission, true, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FileStatus getFileLinkStatus(Path path) throws IOException {
    return Files.isSymbolicLink(nio(path)) ? super.getFileLinkStatus(path) : getFileStatus(path);
  }

  // Hadoop looks whether the file exists and then opens it: two processes could both pass. The
  // operating system makes it for one of them.
  private void claim(Path path, boolean isOverwritten) throws IOException {
    if (isOverwritten) {
      return;
    }
    try {
      Files.createDirectories(nio(path).getParent());
      Files.createFile(nio(path));
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw (IOException) new FileAlreadyExistsException("File exists: " + path).initCause(e);
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int i = 0; i < BITS.length; i++) {
      if ((mode >> i & 1) == 1) {
        permissions.add(BITS[i]);
      }
    }
    return permissions;
  }

  private boolean isPosix(Path path) {
    return nio(path).getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private java.nio.file.Path nio(Path path) {
    return pathToFile(path).toPath();
  }
}
