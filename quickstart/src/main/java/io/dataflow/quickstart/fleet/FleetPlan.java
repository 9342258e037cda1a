package io.dataflow.quickstart.fleet;

import io.dataflow.quickstart.device.DevicePlan;
import io.dataflow.quickstart.device.Keyring;
import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.Secrets;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Everything that decides how a fleet runs.
 *
 * @param listen the address that the panels listen on; servers are reached from this machine only
 */
public record FleetPlan(
        DataFolder folder, Secrets secrets, PortPlan ports, String listen, int devices, double deviceRate) {

    /** Where a program on this machine reaches what listens on the plan's address. */
    public String localHost() {
        try {
            InetAddress address = InetAddress.getByName(listen);
            return address.isAnyLocalAddress() ? "127.0.0.1" : literal(address);
        } catch (UnknownHostException e) {
            return listen;
        }
    }

    private static String literal(InetAddress address) {
        return address.getAddress().length > 4 ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    public URI http(Port port) {
        return URI.create("http://" + localHost() + ":" + ports.of(port));
    }

    public URI mqtt() {
        return URI.create("tcp://127.0.0.1:" + ports.of(Port.MQTT));
    }

    /** The devices to simulate. */
    public DevicePlan devicePlan() {
        return new DevicePlan(mqtt(), Keyring.none(), devices, deviceRate, 1);
    }
}
