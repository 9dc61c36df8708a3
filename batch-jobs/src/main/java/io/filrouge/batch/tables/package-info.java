/** What every table promises, and how tables are read, checked and published. */
package io.filrouge.batch.tables;
