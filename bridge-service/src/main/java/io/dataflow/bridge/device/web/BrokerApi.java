package io.dataflow.bridge.device.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dataflow.bridge.device.KeyChecks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What brokers ask: ours for changes of its copy, EMQX and mosquitto-go-auth at each connect and each topic. */
@RestController
@RequestMapping("/api/brokers")
@PreAuthorize("hasRole('BROKER')")
@Tag(name = "Brokers", description = "What MQTT brokers ask about devices, with the header X-Broker-Token")
class BrokerApi {

    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int READ_AND_WRITE = 3;
    private static final int SUBSCRIBE = 4;

    private final KeyChecks checks;
    private final Rights rights;

    BrokerApi(KeyChecks checks, Rights rights) {
        this.checks = checks;
        this.rights = rights;
    }

    @Operation(summary = "How devices stand since a change, for a broker that keeps a copy; never a key, only hashes")
    @GetMapping(path = "/credentials", produces = MediaType.TEXT_PLAIN_VALUE)
    String credentials(@RequestParam(defaultValue = "0") long after) {
        return checks.changesAfter(after).text();
    }

    @Operation(summary = "EMQX: is somebody who they say?")
    @PostMapping("/emqx/authn")
    Result emqxConnects(@RequestBody Question asked) {
        boolean allowed = rights.mayConnect(asked.name(), asked.secret(), asked.address());
        return new Result(word(allowed), allowed && rights.isBridge(asked.name()));
    }

    @Operation(summary = "EMQX: may somebody publish to or subscribe a topic?")
    @PostMapping("/emqx/authz")
    Result emqxActs(@RequestBody Question asked) {
        boolean allowed = switch (asked.action() == null ? "" : asked.action()) {
            case "publish" -> rights.mayPublish(asked.name(), asked.topicText());
            case "subscribe" -> rights.maySubscribe(asked.name(), asked.topicText());
            default -> false;
        };
        return new Result(word(allowed), false);
    }

    private static String word(boolean allowed) {
        return allowed ? "allow" : "deny";
    }

    @Operation(summary = "mosquitto-go-auth: is somebody who they say?")
    @PostMapping(path = "/mosquitto/user", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Ok> mosquittoUser(@RequestBody Question asked) {
        return ok(rights.mayConnect(asked.name(), asked.secret(), asked.address()));
    }

    @PostMapping(path = "/mosquitto/user", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Ok> mosquittoUserByForm(@ModelAttribute Question asked) {
        return mosquittoUser(asked);
    }

    @Operation(summary = "mosquitto-go-auth: may somebody do everything?")
    @PostMapping(path = "/mosquitto/superuser", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Ok> mosquittoSuperuser(@RequestBody Question asked) {
        return ok(rights.isBridge(asked.name()));
    }

    @PostMapping(path = "/mosquitto/superuser", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Ok> mosquittoSuperuserByForm(@ModelAttribute Question asked) {
        return mosquittoSuperuser(asked);
    }

    @Operation(
            summary = "mosquitto-go-auth: may somebody do that to a topic? acc is 1 read, 2 write, 3 both, 4 subscribe")
    @PostMapping(path = "/mosquitto/acl", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Ok> mosquittoAcl(@RequestBody Question asked) {
        boolean mayRead = rights.maySubscribe(asked.name(), asked.topicText());
        boolean mayWrite = rights.mayPublish(asked.name(), asked.topicText());
        return ok(
                switch (asked.acc() == null ? 0 : asked.acc()) {
                    case READ, SUBSCRIBE -> mayRead;
                    case WRITE -> mayWrite;
                    case READ_AND_WRITE -> mayRead && mayWrite;
                    default -> false;
                });
    }

    @PostMapping(path = "/mosquitto/acl", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Ok> mosquittoAclByForm(@ModelAttribute Question asked) {
        return mosquittoAcl(asked);
    }

    private static ResponseEntity<Ok> ok(boolean allowed) {
        return ResponseEntity.status(allowed ? HttpStatus.OK : HttpStatus.FORBIDDEN)
                .body(new Ok(allowed, allowed ? "" : "not allowed"));
    }

    /** What a broker asks; what doesn't belong to a question is left out. */
    record Question(
            @Nullable String username,
            @Nullable String password,
            @Nullable String clientid,
            @Nullable String peerhost,
            @Nullable String topic,
            @Nullable String action,
            @Nullable Integer acc) {

        String name() {
            return username == null ? "" : username;
        }

        String secret() {
            return password == null ? "" : password;
        }

        String topicText() {
            return topic == null ? "" : topic;
        }

        Optional<String> address() {
            return Optional.ofNullable(peerhost).filter(host -> !host.isBlank());
        }

        @Override
        public String toString() {
            return "Question[username=%s, password=***, topic=%s]".formatted(username, topic);
        }
    }

    /** EMQX's form of an answer. */
    record Result(
            String result, @JsonProperty("is_superuser") boolean isSuperuser) {}

    /** The form of mosquitto-go-auth. */
    record Ok(boolean ok, String error) {}
}
