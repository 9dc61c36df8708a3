/** Which purchase a return takes back. */
package io.filrouge.domain.returns;
