/** The commands: they read the configuration, run the jobs of a night, and say what came of it. */
package io.filrouge.batch.jobs;
