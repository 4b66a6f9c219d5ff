package org.luoshi.server;

import org.luoshi.server.records.Catalogue;
import org.luoshi.server.registers.ObjectPages;
import org.luoshi.server.registers.RegisterPages;
import org.luoshi.server.registers.Registers;
import org.luoshi.server.registers.RegistersApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pages of registers, wired by hand.
@Configuration(proxyBeanMethods = false)
class RegisterRooms {

  @Bean
  Registers registers(House house) {
    return new Registers(
        house.live()::now,
        house.database(),
        house.entries(),
        house.once(),
        house.clock(),
        new Catalogue(house.database()));
  }

  @Bean
  RegisterPages registerPages(Registers registers) {
    return new RegisterPages(registers);
  }

  @Bean
  ObjectPages objectPages(Registers registers) {
    return new ObjectPages(registers);
  }

  @Bean
  RegistersApi registersApi(Registers registers) {
    return new RegistersApi(registers);
  }
}
