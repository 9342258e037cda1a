package io.dataflow.validation.intake;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A Lua script that a node runs as one step. */
enum Script {
    CLAIM("claim", ScriptOutputType.MULTI),
    ADOPT("adopt", ScriptOutputType.MULTI),
    SETTLE("settle", ScriptOutputType.INTEGER),
    RENEW("renew", ScriptOutputType.INTEGER),
    GIVE_UP("give_up", ScriptOutputType.INTEGER);

    private final String text;
    private final ScriptOutputType output;

    Script(String name, ScriptOutputType output) {
        this.text = read("/redis/" + name + ".lua");
        this.output = output;
    }

    <T> T run(RedisCommands<String, byte[]> redis, String[] keys, String... arguments) {
        byte[][] values = new byte[arguments.length][];
        for (int i = 0; i < arguments.length; i++) {
            values[i] = arguments[i].getBytes(StandardCharsets.UTF_8);
        }
        try {
            return redis.evalsha(redis.digest(text), output, keys, values);
        } catch (RedisNoScriptException e) {
            return redis.eval(text, output, keys, values);
        }
    }

    private static String read(String resource) {
        try (InputStream in = Script.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its own file " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
