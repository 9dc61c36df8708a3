/** What keeps a lake in order: who may change it, what ran on it, how its files are kept few. */
package io.filrouge.batch.operations;
