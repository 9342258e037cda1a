package io.dataflow.quickstart.command;

import io.dataflow.quickstart.CannotGoOn;
import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.account.AccountPassword;
import io.dataflow.quickstart.fleet.FleetRecord;
import io.dataflow.quickstart.fleet.Port;
import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.FolderLock;
import io.dataflow.quickstart.folder.Secrets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./dataflow password}: for whoever has lost theirs and can read the data folder. */
@Command(
        name = "password",
        description = "Makes a new password, shows it once and ends the account's logins. The fleet must run.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PasswordCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "admin", description = "Whose password (admin).")
    private String user;

    @Mixin
    private FolderOption folderOption;

    @Override
    public Integer call() {
        Console console = new Console(spec.commandLine().getOut());
        DataFolder folder = folderOption.folder();
        FleetRecord record = FleetRecord.find(folder)
                .filter(found -> FolderLock.isTaken(folder))
                .orElseThrow(() -> new CannotGoOn(
                        "no fleet runs in %s, and its database is needed; start it first".formatted(folder.root())));
        Secrets secrets = Secrets.of(folder);
        String password = Secrets.newPassword();
        new AccountPassword(record.ports().of(Port.DATABASE), secrets.database()).set(user, password);
        if (user.equals("admin")) {
            secrets.adminPasswordWasShown();
        }
        console.say("%s signs in with %s from now on (shown only now)", user, password);
        return 0;
    }
}
