/** What a machine and a configuration are looked at for before a night is, and what is to mend. */
package io.filrouge.batch.doctor;
