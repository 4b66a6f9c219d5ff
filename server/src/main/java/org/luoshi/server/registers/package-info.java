/// Registers (登记册): what duties cover, sites or households, who is responsible for each, whether it
/// was covered; may import obligations, records, access and what lies below them, and the module
/// office.
@NullMarked
package org.luoshi.server.registers;

import org.jspecify.annotations.NullMarked;
