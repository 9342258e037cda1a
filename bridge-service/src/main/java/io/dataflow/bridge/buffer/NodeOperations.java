package io.dataflow.bridge.buffer;

import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeClients;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.NodeState;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What can be done with buffer nodes while readings flow; each takes effect at once here and within seconds at every other bridge. */
public final class NodeOperations {

    private final NodeRegister register;
    private final AbandonedNodes abandoned;
    private final NodeFollowing following;
    private final NodeClients clients;

    NodeOperations(NodeRegister register, AbandonedNodes abandoned, NodeFollowing following, NodeClients clients) {
        this.register = register;
        this.abandoned = abandoned;
        this.following = following;
        this.clients = clients;
    }

    /** The line of a node in use. */
    public Optional<NodeRegister.Line> find(NodeName name) {
        return register.find(name).filter(NodeRegister.Line::inUse);
    }

    /** Tries to reach the server that is to be a node; blocks for a few seconds at most. */
    public NodeTrial attempt(NodeName name, NodeAddress address) {
        try (RedisLink link = RedisLink.open(clients, address)) {
            NodeMeasure measure = link.measure();
            return twin(name, measure.facts())
                    .<NodeTrial>map(NodeTrial.SameServer::new)
                    .orElseGet(() -> new NodeTrial.Reached(measure));
        } catch (RuntimeException e) {
            return new NodeTrial.Unreachable(Failures.inWords(e));
        }
    }

    private Optional<NodeName> twin(NodeName name, NodeFacts facts) {
        return following.nodes().values().stream()
                .filter(node -> !node.name().equals(name))
                .filter(node -> node.measure().facts().sameProcessAs(facts))
                .map(RedisNode::name)
                .findFirst();
    }

    /** Adds a node, of which the trial has come; false if one of that name is there. */
    public boolean add(NodeName name, NodeAddress address, NodeTrial trial) {
        return followed(abandoned.usedAgain(address.place(), trial, () -> register.add(name, address)));
    }

    /** Stops pushes to a node; false if there is no such node. */
    public boolean drain(NodeName name) {
        return followed(register.turn(name, NodeState.DRAINING));
    }

    /** Lets readings go to a node again; false if there is no such node. */
    public boolean resume(NodeName name) {
        return followed(register.turn(name, NodeState.ACTIVE));
    }

    private boolean followed(boolean changed) {
        if (changed) {
            following.follow();
        }
        return changed;
    }

    /**
     * Removes a node that is being drained and is empty, or any by force; what lies on it then stays there, and is worked off should
     * the server be added again.
     */
    public NodeRemoval remove(NodeName name, boolean force) {
        Optional<NodeRegister.Line> line = find(name);
        if (line.isEmpty()) {
            return new NodeRemoval.Unknown();
        }
        NodeCounts known = known(name).counts();
        if (line.get().state() != NodeState.DRAINING && !force) {
            return new NodeRemoval.InUse(false, known.waiting(), known.claimed());
        }
        return end(line.get(), force, left -> register.remove(line.get(), left));
    }

    /**
     * Changes where a node is. Where another server is there than before, the one before is removed first; it has to be empty, or it
     * goes by force.
     *
     * @param trial what came of trying the new address
     * @return what became of the server before; where it is the same, that nothing was lost
     */
    public NodeRemoval move(NodeName name, NodeAddress address, NodeTrial trial, boolean force) {
        Optional<NodeRegister.Line> line = find(name);
        if (line.isEmpty()) {
            return new NodeRemoval.Unknown();
        }
        NodeMeasure known = known(name);
        if (samePlace(line.get(), address) || trial.sameProcessAs(known)) {
            return moved(line.get(), address, trial);
        }
        NodeRemoval before = end(line.get(), force, left -> {
            boolean goesOn = !left.told() && trial.mayContinue(known);
            Optional<LastLedger> last = goesOn ? Optional.empty() : Optional.of(left);
            return abandoned.usedAgain(
                    address.place(), trial, () -> register.replace(line.get(), address, left.told(), last));
        });
        boolean movedWithAllItHas = before instanceof NodeRemoval.Unanswered && trial.mayContinue(known);
        return movedWithAllItHas ? moved(line.get(), address, trial) : before;
    }

    private NodeRemoval moved(NodeRegister.Line line, NodeAddress address, NodeTrial trial) {
        boolean moved = followed(abandoned.usedAgain(address.place(), trial, () -> register.move(line, address)));
        return moved ? new NodeRemoval.Removed(0) : new NodeRemoval.ChangedMeanwhile();
    }

    private static boolean samePlace(NodeRegister.Line line, NodeAddress address) {
        return line.place().equals(address.place());
    }

    private NodeRemoval end(NodeRegister.Line line, boolean force, Ending ending) {
        if (line.address().isEmpty()) {
            return unanswered(line, force, "can't be asked, because its password can't be read", ending);
        }
        long revision = register.nextRevision(line.revision());
        try (RedisLink link = RedisLink.open(clients, line.address().get())) {
            NodeScripts.Removal removal = link.remove(force, revision);
            NodeCounts left = removal.left();
            return removal.done()
                    ? ended(new LastLedger(line.place(), left, revision, true), ending)
                    : new NodeRemoval.InUse(line.state() == NodeState.DRAINING, left.waiting(), left.claimed());
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            return unanswered(line, force, Failures.inWords(e), ending);
        }
    }

    private NodeRemoval unanswered(NodeRegister.Line line, boolean force, String why, Ending ending) {
        NodeCounts last = known(line.name()).counts();
        return force
                ? ended(new LastLedger(line.place(), last, register.nextRevision(line.revision()), false), ending)
                : new NodeRemoval.Unanswered(why, last.waiting(), last.claimed());
    }

    private NodeRemoval ended(LastLedger left, Ending ending) {
        return followed(ending.write(left))
                ? new NodeRemoval.Removed(
                        left.counts().waiting() + left.counts().claimed())
                : new NodeRemoval.ChangedMeanwhile();
    }

    private NodeMeasure known(NodeName name) {
        return Optional.ofNullable(following.nodes().get(name))
                .map(RedisNode::measure)
                .orElseGet(NodeMeasure::none);
    }

    /**
     * What the list is to know of a server that takes no more readings; where that fails, or answers false because the line has changed
     * since, {@link HalfRemovals} mends it.
     */
    private interface Ending {
        boolean write(LastLedger left);
    }
}
