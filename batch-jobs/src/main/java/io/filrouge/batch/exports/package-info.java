/** Files that other tools take from the platform: data first, the manifest last. */
package io.filrouge.batch.exports;
