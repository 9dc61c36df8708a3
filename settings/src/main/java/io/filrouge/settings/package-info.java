/** The configuration of every part of Filrouge, and how a command fails. */
package io.filrouge.settings;
