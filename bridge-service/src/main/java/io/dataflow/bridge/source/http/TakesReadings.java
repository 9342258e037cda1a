package io.dataflow.bridge.source.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API description says of an operation that takes readings. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
        summary = "Sends readings",
        description = """
                One JSON object, an array of them, NDJSON, or CSV with a header line; gzip with Content-Encoding: gzip. NDJSON, CSV and
                arrays are read as they come and may be longer than the memory of either side. 202 is answered only once a buffer node
                has every reading; a reading that doesn't fit its data model is taken too, and kept in quarantine with its reasons.
                A message id is the one that the reading will be stored under if its model calls the time 'timestamp'.

                If readings are refused and others taken, the answer is 207 and says of each line what became of it. If the rest could
                not be read or taken, the answer is an error with taken, and resume_from_line: all readings before that line are
                settled, so send those from there on again.

                Sent again with the same Idempotency-Key, source, sender and body, readings get the same message ids and are stored
                once, whichever bridge takes them; without a key, that holds for those with a message_id or a timestamp of their own.
                Under a key that was used for another body, what differs counts as new. After an error, send the whole body again
                under its key.""",
        parameters = {
            @Parameter(
                    name = Sendings.IDS,
                    in = ParameterIn.QUERY,
                    description = "false leaves the ids of what was taken out of the answer",
                    schema = @Schema(type = "boolean", defaultValue = "true")),
            @Parameter(
                    name = "separator",
                    in = ParameterIn.QUERY,
                    description = "What separates the cells of CSV; found out from the header line if left out",
                    schema =
                            @Schema(
                                    type = "string",
                                    allowableValues = {"comma", "semicolon", "tab"})),
            @Parameter(
                    name = Sendings.DEVICE_HEADER,
                    in = ParameterIn.HEADER,
                    description = "The device that the readings are of; with a device key, it is that key's device",
                    schema = @Schema(type = "string")),
            @Parameter(
                    name = Sendings.KEY_HEADER,
                    in = ParameterIn.HEADER,
                    description =
                            "A name of the request under which it may be repeated: 1 to 255 visible ASCII characters",
                    schema = @Schema(type = "string", maxLength = 255),
                    example = "8e03978e-40d5-43e8-bc93-6894a57f9324"),
            @Parameter(
                    name = "Content-Encoding",
                    in = ParameterIn.HEADER,
                    description = "gzip, if the body is packed",
                    schema =
                            @Schema(
                                    type = "string",
                                    allowableValues = {"gzip", "identity"}))
        },
        requestBody =
                @RequestBody(
                        required = true,
                        content = {
                            @Content(
                                    mediaType = "application/json",
                                    examples = {
                                        @ExampleObject(
                                                name = "One reading",
                                                value =
                                                        "{\"device_id\":\"sensor_001\",\"temperature\":21.5,\"timestamp\":\"2026-03-01T12:00:00Z\"}"),
                                        @ExampleObject(
                                                name = "Several",
                                                value =
                                                        "[{\"device_id\":\"sensor_001\",\"temperature\":21.5},{\"device_id\":\"sensor_002\",\"temperature\":22}]")
                                    }),
                            @Content(
                                    mediaType = "application/x-ndjson",
                                    examples =
                                            @ExampleObject(
                                                    "{\"device_id\":\"sensor_001\",\"temperature\":21.5}\n{\"device_id\":\"sensor_002\",\"temperature\":22}")),
                            @Content(
                                    mediaType = "text/csv",
                                    examples =
                                            @ExampleObject(
                                                    "device_id,temperature,timestamp\nsensor_001,21.5,2026-03-01T12:00:00Z\nsensor_002,22,2026-03-01T12:00:01Z"))
                        }),
        responses = {
            @ApiResponse(
                    responseCode = "202",
                    description = "A buffer node has every reading",
                    content =
                            @Content(
                                    mediaType = "application/json",
                                    schema = @Schema(implementation = Taken.class),
                                    examples =
                                            @ExampleObject(
                                                    "{\"received\":1,\"taken\":1,\"refused\":0,\"message_ids\":[\"9f86d081884c7d65\"]}"))),
            @ApiResponse(
                    responseCode = "207",
                    description = "Some readings were taken and some refused",
                    content =
                            @Content(
                                    mediaType = "application/json",
                                    schema = @Schema(implementation = Taken.class),
                                    examples =
                                            @ExampleObject(
                                                    "{\"received\":2,\"taken\":1,\"refused\":1,\"lines\":[{\"line\":1,\"status\":202,\"message_id\":\"9f86d081884c7d65\"},{\"line\":2,\"status\":400,\"title\":\"Not a JSON object\",\"violation\":{\"pointer\":\"\",\"value\":\"21.5\",\"rule\":\"must be a JSON object, but is a number\",\"remedy\":\"Send one JSON object.\"}}]}"))),
            @ApiResponse(responseCode = "400", description = "No reading, or the body can't be read to its end"),
            @ApiResponse(responseCode = "403", description = "The sender may not send, or not for this device"),
            @ApiResponse(responseCode = "404", description = "No such source; the answer names those there are"),
            @ApiResponse(responseCode = "408", description = "The body stopped coming"),
            @ApiResponse(responseCode = "409", description = "The source is paused"),
            @ApiResponse(responseCode = "413", description = "The reading, or the body, is too large"),
            @ApiResponse(
                    responseCode = "415",
                    description = "Unknown content type or encoding; the answer says what to send"),
            @ApiResponse(
                    responseCode = "429",
                    description = "Too many requests at once; Retry-After says when to try again"),
            @ApiResponse(
                    responseCode = "503",
                    description = "No buffer node has the readings in time; Retry-After says when to try again")
        })
@interface TakesReadings {}
