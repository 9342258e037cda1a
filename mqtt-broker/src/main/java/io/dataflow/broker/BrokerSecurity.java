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

    private final Credentials credentials;
    private final Sessions sessions;

    BrokerSecurity(Credentials credentials, Sessions sessions) {
        this.credentials = credentials;
        this.sessions = sessions;
    }

    /** Called at each connect, and again for each message of somebody without username. */
    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            RemotingConnection connection,
            @Nullable String securityDomain) {
        Subject known = connection.getSubject();
        if (known != null && user == null && password == null) {
            return known;
        }
        return credentials
                .rights(user, password)
                .filter(rights -> sessions.mayTake(connection.getClientID(), rights))
                .map(rights -> RightsPrincipal.subject(user, rights))
                .orElse(null);
    }

    @Override
    public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType checkType, String address) {
        Optional<TopicRights> rights = RightsPrincipal.rights(subject);
        return rights.isPresent() && isAllowed(rights.get(), checkType, topic(address));
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return credentials.rights(user, password).isPresent();
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
        return credentials.rights(user, password).orElse(null) instanceof TopicRights.OfService;
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

    /** Artemis writes {@code address::queue} where it means a queue. */
    private static String topic(String address) {
        int queue = address.indexOf("::");
        return queue < 0 ? address : address.substring(0, queue);
    }
}
