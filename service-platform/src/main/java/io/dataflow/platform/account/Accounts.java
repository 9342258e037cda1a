package io.dataflow.platform.account;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The accounts in the shared database. */
public interface Accounts extends Repository<Account, Long> {

    Optional<Account> findByUsername(String username);

    long count();

    Account saveAndFlush(Account account);
}
