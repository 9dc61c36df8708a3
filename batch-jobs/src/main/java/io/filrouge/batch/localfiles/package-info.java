/** Local files for Hadoop's interfaces, without a process for each of them. */
package io.filrouge.batch.localfiles;
