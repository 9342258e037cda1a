package io.dataflow.broker;

import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.jspecify.annotations.Nullable;

/** Answers Artemis' questions about who may do what out of {@link Credentials} and {@link TopicRights}. */
final class BrokerSecurity implements ActiveMQSecurityManager5 {

    private static final String UNKNOWN = "unknown";

    private final Credentials credentials;
    private final Sessions sessions;
    private final Refusals refusals;

    BrokerSecurity(Credentials credentials, Sessions sessions, Refusals refusals) {
        this.refusals = refusals;
        this.credentials = credentials;
        this.sessions = sessions;
    }

    /** Called at each connect, and again for each message: who has been let in need not prove it again. */
    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            RemotingConnection connection,
            @Nullable String securityDomain) {
        Subject known = connection.getSubject();
        String clientId = connection.getClientID();
        if (RightsPrincipal.holds(known, clientId)) {
            return known;
        }
        String address = address(connection);
        return credentials
                .rights(user, password, address)
                .filter(rights -> mayTake(clientId, rights, user, address))
                .map(rights -> RightsPrincipal.subject(user, clientId, rights))
                .orElse(null);
    }

    private boolean mayTake(@Nullable String clientId, TopicRights rights, @Nullable String user, String address) {
        boolean allowed = sessions.mayTake(clientId, rights);
        if (!allowed) {
            refusals.otherClientId(address, String.valueOf(user), String.valueOf(clientId));
        }
        return allowed;
    }

    @Override
    public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType checkType, String address) {
        Optional<TopicRights> rights = RightsPrincipal.rights(subject);
        return rights.isPresent() && isAllowed(rights.get(), checkType, topic(address));
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return credentials.rights(user, password, UNKNOWN).isPresent();
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
        return credentials.rights(user, password, UNKNOWN).orElse(null) instanceof TopicRights.OfService;
    }

    private static boolean isAllowed(TopicRights rights, CheckType checkType, String topic) {
        return switch (checkType) {
            case SEND -> rights.mayPublish(topic);
            case CREATE_ADDRESS -> rights.mayPublish(topic) || rights.maySubscribe(topic);
            case CONSUME,
                    CREATE_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE,
                    CREATE_NON_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE -> rights.maySubscribe(topic);
            case DELETE_ADDRESS, MANAGE, BROWSE, VIEW, EDIT -> rights instanceof TopicRights.OfService;
        };
    }

    /** Without the port, which is another one at each connect. */
    private static String address(RemotingConnection connection) {
        String address = String.valueOf(connection.getRemoteAddress());
        int port = address.lastIndexOf(':');
        return port < 0 ? address : address.substring(0, port);
    }

    /** Artemis writes {@code address::queue} where it means a queue. */
    private static String topic(String address) {
        int queue = address.indexOf("::");
        return queue < 0 ? address : address.substring(0, queue);
    }
}
