/** What the shop hands over: rows, the faults in them, the files, and the truth beside them. */
package io.filrouge.simulator.delivery;
