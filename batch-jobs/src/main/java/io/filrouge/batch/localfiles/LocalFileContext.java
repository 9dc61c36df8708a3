package io.filrouge.batch.localfiles;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsConstants;

/** Checksummed local files for Hadoop's {@code FileContext} interface, by which Delta commits. */
public final class LocalFileContext extends ChecksumFs {

  /** Called by Hadoop, by name and with these parameters. */
  public LocalFileContext(URI uri, Configuration configuration)
      throws IOException, URISyntaxException {
    super(new Raw(uri, configuration));
  }

  private static final class Raw extends DelegateToFileSystem {
    private static final int NO_PORT = -1;

    Raw(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(
          uri,
          new DirectLocalFileSystem(),
          configuration,
          FsConstants.LOCAL_FS_URI.getScheme(),
          false);
    }

    @Override
    public int getUriDefaultPort() {
      return NO_PORT;
    }

    @Override
    public boolean isValidName(String path) {
      // Colons are valid in local file names.
      return true;
    }
  }
}
